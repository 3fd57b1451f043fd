import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allEnvironments, application } from '@hipaa-cdk/platform';

const WORKSPACE = resolve(__dirname, '../../..');
/** Suites of whole commands, and what they are set up with. */
const FOLDERS = ['tools/e2e/src', 'tools/temporary-workspace/src'];
/** Where suites take it from; and a project outside of this workspace has a platform of its own. */
const LEFT_OUT = /^place\.ts$|outside[a-z-]*\.(?:spec\.)?ts$/;

const { name, title, owner, organization } = application;
const environments = allEnvironments();
const names = environments.map((environment) => environment.name).join('|');
const hosts = environments.flatMap(({ site }) => site?.domainName ?? []);

/** What a fork changes, as a suite would write it down. Accounts and regions are anybody's. */
const PINS: readonly RegExp[] = [
  new RegExp(`\\b${name}-(?:${names}|account|boundary|execution|deploy|\\\\w)`),
  new RegExp(`/${name}\\\\?/`),
  /(?<![\w-])\d{12}(?![\w-])/,
  /\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov)?-(?:central|(?:north|south)?(?:east|west)?|north|south)-\d\b/,
  ...[title, owner, organization, ...hosts].map((text) => new RegExp(`\\b${text.replaceAll('.', '\\.')}\\b`)),
];

const pins = (text: string): string[] => PINS.flatMap((pin) => pin.exec(text)?.[0] ?? []);

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(WORKSPACE, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !LEFT_OUT.test(file))
    .map((file) => join(folder, file)),
);

test.each(sources)('%s writes down nothing that a fork changes', (file) => {
  const lines = readFileSync(join(WORKSPACE, file), 'utf8').split('\n');
  expect(lines.flatMap((line, index) => pins(line).map((pin) => `${index + 1}: ${pin}`))).toEqual([]);
});

const [{ account, region } = { account: '', region: '' }] = environments;

test.each([
  `'${name}-${environments[0]?.name}-storage'`,
  `/new +${name}-boundary-/`,
  `'/${name}/local/network/vpcId'`,
  `/\\/${name}\\/local\\/network/`,
  `"account: '${account}'"`,
  `'arn:aws:iam::${account}:root'`,
  `"region: '${region}'"`,
  `'${owner}'`,
  ...hosts.map((host) => `'https://${host}/'`),
])('%s would be found', (text) => {
  expect(pins(text)).not.toEqual([]);
});
