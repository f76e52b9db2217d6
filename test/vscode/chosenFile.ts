import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A place with one file, which says that it is large; what is read of it is counted. */
class Huge implements vscode.FileSystemProvider {
  read = 0;
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  watch = () => ({ dispose: () => {} });
  stat = () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: 5_000_000_000 });
  readDirectory = () => [];
  createDirectory = () => {};
  writeFile = () => {};
  delete = () => {};
  rename = () => {};
  readFile(): Uint8Array {
    this.read++;
    return new Uint8Array();
  }
}

describe('a file that is too large for a document', () => {
  it('is refused before it is read', async () => {
    const files = new Huge();
    const registered = vscode.workspace.registerFileSystemProvider('policy-text-test', files, { isReadonly: true });
    try {
      const editor = vscode.window.activeTextEditor?.document.uri.toString();
      for (const command of ['policyText.importDocument', 'policyText.openNulFile'])
        await vscode.commands.executeCommand(command, vscode.Uri.parse('policy-text-test:/order.docx'));
      assert.equal(files.read, 0);
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor);
    } finally {
      registered.dispose();
    }
  });
});
