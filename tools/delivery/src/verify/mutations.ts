import { createHash } from 'node:crypto';
import { partitionOf } from '@hipaa-cdk/environments';
import {
  type DeployedTemplate,
  type Need,
  type PolicyDocument,
  type Statement,
  evaluate,
  listOf,
  statementsOf,
} from '@hipaa-cdk/permissions';
import { executionPolicies } from '../policy/execution-policies';
import { ownTags } from '../policy/own-tags';
import type { PolicyTemplate } from '../policy/policy-template';
import { patternRequests } from './sample-requests';
import { judgedKeys } from './trusts';
import { type VerifiedPlace, permissionsIn, verify } from './verify';

/** A mistake in what the bootstrap made, or in a trust of a template, that the verification has to find. */
interface Mutation {
  readonly kind: 'action' | 'path' | 'trust';
  /** What is taken away, for people. */
  readonly about: string;
  /** The place with the mistake in it. */
  readonly place: VerifiedPlace;
  /**
   * Whether nothing is missing after all, as something else allows the same.
   *
   * @default - something is missing
   */
  readonly isCovered?: () => boolean;
}

export interface MutationResults {
  readonly tried: number;
  /** Lines for mistakes that nothing noticed. */
  readonly missed: readonly string[];
}

export interface MutationProps {
  /** How many of each kind. */
  readonly sample: number;
  /** Decides which: the same seed, the same sample. */
  readonly seed: string;
}

/**
 * Takes an action out of the data, a path out of an ARN and a condition out of a trust, one at a time, and judges each: one
 * that is judged as sound is missed.
 */
export function mutationResults(place: VerifiedPlace, { sample, seed }: MutationProps): MutationResults {
  const chosen = [actionMutations(place), pathMutations(place), trustMutations(place)].flatMap((all) =>
    firstOf(ranked(all, seed), sample),
  );
  const missed = chosen.filter((mutation) => isSound(mutation.place));
  return {
    tried: chosen.length,
    missed: missed.map(({ kind, about }) => `${place.name}: nobody notices that ${kind} ${about} is gone`),
  };
}

function isSound(place: VerifiedPlace): boolean {
  const { denied, open, problems } = verify({ ...place, attacked: false });
  return [denied, open, problems].every((lines) => lines.length === 0);
}

function firstOf(mutations: readonly Mutation[], sample: number): readonly Mutation[] {
  const found: Mutation[] = [];
  for (const mutation of mutations) {
    if (found.length === sample) break;
    if (!mutation.isCovered?.()) found.push(mutation);
  }
  return found;
}

/** Each action of each type, as if the data did not have it. Where another type brings it in, nothing is missing. */
function actionMutations(place: VerifiedPlace): readonly Mutation[] {
  const needs = needsOf(place);
  const wanted = needs.filter((need) => need.type.includes('::') && isJudged(need, place));
  return wanted.map((need) => {
    const same = ({ type, action }: Need): boolean => type === need.type && action === need.action;
    const rest = needs.filter((one) => !same(one));
    return {
      kind: 'action',
      about: `${need.action} of ${need.type}`,
      place: {
        ...place,
        judged: place.judged.filter((template) => isJudged(need, { ...place, judged: [template] })),
        changed: (made) => withExecution(made, executionPolicies(rest)),
      },
      isCovered: () => isCovered(needs.filter(same), rest, place),
    };
  });
}

function isCovered(taken: readonly Need[], rest: readonly Need[], place: VerifiedPlace): boolean {
  const { account, region, templates, judged } = place;
  const identity = executionPolicies(rest);
  const samples = { partition: partitionOf(region), account, region, templates, tags: ownTags(templates) };
  const caller = { arn: `arn:aws:iam::${account}:role/execution` };
  return judged.every((template) =>
    taken.some((need) =>
      patternRequests(need, template, samples).every(
        (request) => evaluate({ ...request, caller }, { identity }).allowed,
      ),
    ),
  );
}

function isJudged({ type }: Need, { judged }: VerifiedPlace): boolean {
  const types = judged.flatMap(({ template }) =>
    Object.values(template.Resources ?? {}).map(({ Type }) => String(Type)),
  );
  return type.split(', ').some((one) => types.includes(one));
}

function needsOf(place: VerifiedPlace): readonly Need[] {
  return (place.permissions ?? permissionsIn(place)).needs;
}

/** Each ARN of what CloudFormation may do that has a path, without the first word of it. */
function pathMutations(place: VerifiedPlace): readonly Mutation[] {
  const documents = executionPolicies(needsOf(place));
  const all = documents.flatMap((document) =>
    statementsOf(document).flatMap((statement) => listOf(statement.Resource).map(String)),
  );
  return [...new Set(all)].flatMap((arn) => {
    const shorter = withoutPath(arn);
    if (shorter === undefined || all.includes(shorter)) return [];
    const broken = documents.map((document) => replaced(document, arn, shorter));
    const changed = (made: PolicyTemplate): PolicyTemplate => withExecution(made, broken);
    return [{ kind: 'path' as const, about: `in ${arn}`, place: { ...place, changed } }];
  });
}

/** `…:policy/clinic/test/*` becomes `…:policy/test/*`; an ARN without a path has none to lose. */
function withoutPath(arn: string): string | undefined {
  const found = /^(arn:(?:[^:]*:){4}[a-z-]+\/|arn:(?:[^:]*:){4}log-group:\/)([\w.-]+\/)([^*?].*)$/.exec(arn);
  return found ? `${found[1] ?? ''}${found[3] ?? ''}` : undefined;
}

function replaced(document: PolicyDocument, arn: string, shorter: string): PolicyDocument {
  const Statement = statementsOf(document).map((statement) => ({
    ...statement,
    Resource: listOf(statement.Resource).map((one) => (one === arn ? shorter : one)),
  }));
  return { ...document, Statement } as PolicyDocument;
}

/** Each line of a condition of each role's trust policy that strangers are known for. */
function trustMutations(place: VerifiedPlace): readonly Mutation[] {
  return place.judged.flatMap((template) =>
    Object.entries(template.template.Resources ?? {})
      .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
      .flatMap(([id, { Properties }]) => {
        const trust = (Properties as { AssumeRolePolicyDocument?: PolicyDocument }).AssumeRolePolicyDocument;
        return withoutLines(trust).map(({ line, document }) => ({
          kind: 'trust' as const,
          about: `${line} of ${template.stackName} ${id}`,
          place: { ...place, judged: [trusting(template, id, document)] },
        }));
      }),
  );
}

interface Line {
  readonly line: string;
  readonly document: PolicyDocument;
}

function withoutLines(trust: PolicyDocument | undefined): readonly Line[] {
  const statements = trust ? statementsOf(trust) : [];
  return statements.flatMap((statement, at) =>
    Object.entries((statement.Condition ?? {}) as Record<string, Record<string, unknown>>).flatMap(
      ([operator, lines]) =>
        Object.keys(lines)
          .filter((key) => judgedKeys(statement).includes(key))
          .map((key) => {
            const rest = Object.fromEntries(Object.entries(lines).filter(([one]) => one !== key));
            const broken: Statement = {
              ...statement,
              Condition: { ...(statement.Condition as object), [operator]: rest },
            };
            const all = statements.map((one, index) => (index === at ? broken : one));
            return { line: key, document: { ...trust, Statement: all } as PolicyDocument };
          }),
    ),
  );
}

function trusting(template: DeployedTemplate, id: string, document: PolicyDocument): DeployedTemplate {
  const { Resources = {} } = template.template;
  const role = Resources[id];
  const Properties = { ...(role?.Properties as object | undefined), AssumeRolePolicyDocument: document };
  return {
    ...template,
    template: {
      ...template.template,
      Resources: { ...Resources, [id]: { Type: 'AWS::IAM::Role', Properties } },
    },
  };
}

function withExecution(made: PolicyTemplate, documents: readonly PolicyDocument[]): PolicyTemplate {
  const kept = Object.entries(made.Resources).filter(([id]) => !/^Execution\d/.test(id));
  const execution = documents.map(
    (document, index) =>
      [
        `Execution${index + 1}`,
        { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document } },
      ] as const,
  );
  return { ...made, Resources: Object.fromEntries([...kept, ...execution]) };
}

/** In an order that follows from the seed and what is taken away. */
function ranked(mutations: readonly Mutation[], seed: string): readonly Mutation[] {
  const rank = ({ about }: Mutation): string => createHash('sha256').update(`${seed} ${about}`).digest('hex');
  return [...mutations].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}
