#!/usr/bin/env node
// Stands in for the desktop VS Code's executable: takes the arguments that @vscode/test-electron gives it, runs the
// same tests in the VS Code server's extension host and ends with their exit code.
import { runTests } from './run-tests.mjs';

const value = (name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const folder = process.argv.slice(2).find((word) => !word.startsWith('-'));
const tests = value('extensionTestsPath');
process.exit(await runTests({ extension: value('extensionDevelopmentPath'), tests, folder }));
