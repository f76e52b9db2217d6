import { homedir } from 'node:os';
import path from 'node:path';

/** The folder of the user's library, the same for editor and command line: `$POLICY_TEXT_HOME`, else the data folder. */
export function libraryHome(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (env.POLICY_TEXT_HOME) return path.resolve(env.POLICY_TEXT_HOME);
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA || path.join(homedir(), 'AppData', 'Local'), 'policy-text');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'policy-text');
  return path.join(env.XDG_DATA_HOME || path.join(homedir(), '.local', 'share'), 'policy-text');
}
