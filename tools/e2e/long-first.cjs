/** Suites that take a minute and more, the longest first: one of them at the end would keep one core busy alone. */
const LONG = ['generators', 'pipeline', 'outside', 'everyday', 'deploy-affected', 'affected', 'swap'];

const place = ({ path }) => {
  const index = LONG.findIndex((name) => path.endsWith(`/${name}.spec.ts`));
  return index < 0 ? LONG.length : index;
};

/** The order of suites for jest, which in a fresh clone knows no more of them than the sizes of their files. */
module.exports = class LongFirst {
  sort(tests) {
    return [...tests].sort((one, other) => place(one) - place(other));
  }

  /** Those to run first with `--onlyFailures`; which they are is not kept. */
  allFailedTests(tests) {
    return this.sort(tests);
  }

  cacheResults() {
    // The order does not depend on what was measured before.
  }
};
