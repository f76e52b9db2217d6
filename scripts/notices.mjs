// Writes the notices of the bundled packages and the bill of materials beside the bundles, in `dist`.

import { writeNotices } from './lib/notices.mjs';
import { main } from './lib/setup.mjs';

await main(async () => {
  await writeNotices();
});
