import { readFileSync } from 'node:fs';

/** What a team answers; its names are those of the options of the generator. */
export interface Answers {
  readonly name: string;
  readonly title: string;
  readonly owner: string;
  readonly organization: string;
  readonly costCenter: string;
  readonly account: string;
  readonly region: string;
  readonly prodAccount: string;
  readonly prodRegion: string;
}

/** Unlike the template in every answer: as long as it may be, and as short, with one region for everything. */
export const ANSWERS: readonly Answers[] = [
  {
    name: 'recordsclini',
    title: 'Records of the northern clinic and its friends in the hills',
    owner: 'records-and-billing-platform-engineering',
    organization: 'Northern-Clinic-And-Friends',
    costCenter: '4711-A_platform',
    account: '345678901234',
    region: 'ap-southeast-2',
    prodAccount: '456789012345',
    prodRegion: 'eu-central-1',
  },
  {
    name: 'ab',
    title: 'A',
    owner: 'a',
    organization: 'b',
    costCenter: '1',
    account: '345678901234',
    region: 'us-east-1',
    prodAccount: '456789012345',
    prodRegion: 'us-east-1',
  },
];

/** What a fork rewrites: its platform, and what is generated from it. */
const EXPECTED = /^(platform\/|README\.md$|\.github\/)/;

/** Files that a fork has rewritten and should not have. @param written lines of `git status --porcelain` */
export function unexpected(written: readonly string[]): string[] {
  return written.map((line) => line.slice(3)).filter((file) => !EXPECTED.test(file));
}

/** Words of the template's own platform, whole, and regions in which it has an environment. */
const OF_TEMPLATE =
  /(?<![@\w-])hipaa(?!-cdk|-aligned|-eligible|\w)|1{12}|2{12}|us-west-2|us-east-1|platform-team|example-org/;

/** Whether a spec file writes down what a fork changes: such a test is the first to fail there. */
export function namesTemplate(file: string): boolean {
  return OF_TEMPLATE.test(readFileSync(file, 'utf8'));
}
