const { relative } = require('node:path');
const { getConsoleOutput } = require('@jest/console');

/** Tells the parent process about every spec file, as it would be shown on the terminal. */
class ReportToParent {
  constructor(globalConfig) {
    this.globalConfig = globalConfig;
  }

  onTestResult({ context, path }, result) {
    const { numPassingTests, numFailingTests, numPendingTests, numTodoTests, failureMessage, perfStats } =
      result;
    const success = numFailingTests === 0 && !result.testExecError;
    const file = relative(this.globalConfig.rootDir, path);
    const time = perfStats.slow ? ` (${(perfStats.runtime / 1000).toFixed(1)} s)` : '';
    const printed =
      result.console?.length > 0 ? getConsoleOutput(result.console, context.config, this.globalConfig) : '';
    process.send?.({
      path,
      success,
      passed: numPassingTests,
      failed: numFailingTests,
      skipped: numPendingTests + numTodoTests,
      slow: perfStats.slow,
      text: [`${success ? 'PASS' : 'FAIL'} ${file}${time}`, printed, failureMessage]
        .filter(Boolean)
        .join('\n'),
    });
  }
}

module.exports = ReportToParent;
