import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runnerCalls } from '@hipaa-cdk/pipeline';

/** Clients of the SDK whose services IAM knows by another name. */
const PREFIXES: Readonly<Record<string, string>> = {
  'cognito-identity-provider': 'cognito-idp',
  'elastic-load-balancing-v2': 'elasticloadbalancing',
};
/** What a waiter asks until the answer is the right one. */
const WAITERS: Readonly<Record<string, string>> = {
  waitUntilDBClusterSnapshotAvailable: 'DescribeDBClusterSnapshots',
  waitUntilDBSnapshotAvailable: 'DescribeDBSnapshots',
};
const IMPORT = /\{([^{}]*)\}\s*(?:=\s*await import\(\s*|from\s+)'@aws-sdk\/client-([\w-]+)'/g;
const CALL = /\bnew (\w+Command)\(|\b(paginate\w+|waitUntil\w+)\(/g;

const runner = join(__dirname, '..');
const sources = readdirSync(runner, { recursive: true, encoding: 'utf8' })
  .filter(
    // Whoever bootstraps administers the account.
    (file) => file.endsWith('.ts') && !/\.spec\.ts$|(^|\/)(testing\/|fake-|bootstrap\/)/.test(file),
  )
  .map((file) => ({ file, text: readFileSync(join(runner, file), 'utf8') }));

/** Name of what a file imports from the SDK -> the call that it makes. */
function importedCalls(text: string): ReadonlyMap<string, string> {
  const names = [...text.matchAll(IMPORT)].flatMap(([, list = '', client = '']) =>
    list.split(',').map((name) => [name.trim(), PREFIXES[client] ?? client] as const),
  );
  return new Map(names.map(([name, service]) => [name, `${service}:${operationOf(name)}`]));
}

function operationOf(name: string): string {
  return WAITERS[name] ?? name.replace(/^paginate/, '').replace(/Command$/, '');
}

const made = sources.flatMap(({ file, text }) => {
  const imported = importedCalls(text);
  return [...text.matchAll(CALL)].map(([, command, helper]) => {
    const name = command ?? helper ?? '';
    return imported.get(name) ?? `${file}: ${name}, which is imported in a way that this test does not read`;
  });
});

test('every call that the runner makes itself is declared, so that the roles that deploy are allowed it', () => {
  expect([...new Set(made)].filter((call) => !Object.hasOwn(runnerCalls, call))).toEqual([]);
});

test('nothing is declared that the runner does not call', () => {
  expect(Object.keys(runnerCalls).filter((call) => !made.includes(call))).toEqual([]);
});
