const { createHash } = require('node:crypto');
const { basename } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Runs spec files in an order that only the seed of the run decides: `jest -i --seed=7 --testSequencer=<this file>`. */
class SeededOrder extends Sequencer {
  constructor(options) {
    super(options);
    this.seed = options.globalConfig.seed;
  }

  sort(tests) {
    const place = ({ path }) =>
      createHash('sha256')
        .update(`${this.seed} ${basename(path)}`)
        .digest('hex');
    return [...tests].sort((a, b) => place(a).localeCompare(place(b)));
  }
}

module.exports = SeededOrder;
