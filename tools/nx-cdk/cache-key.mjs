import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Prints a digest of what makes templates and judges them, and of what Nx does not see. Nx runs it as an input of `synth` and
 * `check`: an edge of the project graph from a layer to the runner would make every layer affected by a change of a rule.
 */

/** What a workspace owns and the runner loads by its folder, so that no import leads there. */
const LOADED_BY_FOLDER = ['exceptions', 'platform'];
/** Folders that no template and no verdict is made of. */
const NOT_READ = new Set(['node_modules', 'dist', 'cdk.out', '.nx', '__pycache__']);
/** Files that no program loads. */
const NOT_LOADED = /\.spec\.ts$|(^|\/)README\.md$/;
/** Folders that hold what a template may be made of. */
const ASSETS = [process.argv[2] ?? 'apps', 'libs'];
/** Variables that the CDK's own command line takes. What it would guess from a profile is no part of a template. */
const VARIABLE = /^CDK_(?!DEFAULT_)/;

const digest = createHash('sha256');
for (const file of closureFiles()) add(file);
for (const file of ignoredFiles()) add(file);
for (const [name, value] of Object.entries(process.env).sort())
  if (VARIABLE.test(name)) digest.update(`${name}=${value}\n`);
// Entries of the cache that were found damaged: another key does not find them again.
if (existsSync(dataFile('damaged-cache'))) add(dataFile('damaged-cache'));
console.log(digest.digest('hex'));

function add(file) {
  digest.update(`${file}\n`).update(readFileSync(file)).update('\n');
}

/** Files of this plugin, of the runner, and of every project that they need, as the project graph knows it. */
function closureFiles() {
  const graph = projectGraph();
  const plugin = relative(process.cwd(), dirname(fileURLToPath(import.meta.url))).replaceAll('\\', '/');
  const roots = [plugin, ...LOADED_BY_FOLDER];
  const open = Object.values(graph.nodes).filter(({ data }) => roots.includes(data.root));
  const found = new Map(open.map((node) => [node.name, node]));
  for (let next = open.pop(); next; next = open.pop()) {
    for (const { target } of graph.dependencies[next.name] ?? []) {
      const node = graph.nodes[target];
      if (!node || found.has(target)) continue;
      found.set(target, node);
      open.push(node);
    }
  }
  return [...found.values()].flatMap(({ data }) => filesBelow(data.root)).sort();
}

/** Nx writes the graph before it asks for the inputs of a task. */
function projectGraph() {
  return JSON.parse(readFileSync(dataFile('project-graph.json'), 'utf8'));
}

function dataFile(name) {
  return join(process.env.NX_WORKSPACE_DATA_DIRECTORY ?? join('.nx', 'workspace-data'), name);
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_READ.has(entry.name) ? [] : filesBelow(path);
    return NOT_LOADED.test(path) ? [] : [path];
  });
}

/** Files that git ignores, and Nx with it: what a build puts into the folder of a bundle is deployed all the same. */
function ignoredFiles() {
  const listed = ['ls-files', '--others', '--ignored', '--exclude-standard', '-z', '--', ...ASSETS];
  try {
    const names = execFileSync('git', listed, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return names.split('\0').filter(isAsset).sort();
  } catch {
    // No repository: nothing says what is ignored, so everything counts.
    return ASSETS.flatMap(filesBelow).sort();
  }
}

function isAsset(file) {
  return file !== '' && !/(^|\/)(cdk\.out|__pycache__)\//.test(file) && statSync(file).isFile();
}
