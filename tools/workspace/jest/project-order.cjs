const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Keeps the spec files of a project together, so that projects are done one after the other; the one with the file that
 * takes longest comes first. Tells the parent process which files will run.
 */
class ProjectOrder extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    process.send?.({ planned: sorted.map(({ path }) => path) });
    const projects = new Map();
    for (const test of sorted) {
      const root = rootOf(test);
      projects.set(root, [...(projects.get(root) ?? []), test]);
    }
    return [...projects.values()].flat();
  }
}

/** Of folders in one another the inner one. */
function rootOf({ path, context }) {
  const around = context.config.roots.filter((root) => path.startsWith(root));
  return around.reduce((inner, root) => (root.length > inner.length ? root : inner), '');
}

module.exports = ProjectOrder;
