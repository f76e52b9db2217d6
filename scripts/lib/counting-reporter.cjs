// Mocha's spec report, and the counts written to the file that $POLICY_TEXT_COUNTS names, for `npm test` to add up.
const fs = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes: passed, failures: failed, pending } = this.stats;
      const file = process.env.POLICY_TEXT_COUNTS;
      if (file) fs.writeFileSync(file, JSON.stringify({ passed, failed, pending }));
    });
  }
};
