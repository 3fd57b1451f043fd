import type { DeployedTemplate } from '@hipaa-cdk/permissions';
import { type AccountQuestions, BACKUP_ROLE } from './account-questions';

/** Something that a first deploy needs and the account lacks, or has already. */
export interface Readiness {
  /** What is missing, or in the way, for people. */
  readonly text: string;
  /** Makes it; where only a person can, the text says how. */
  readonly make?: () => Promise<void>;
}

export interface ReadinessProps {
  /** Templates of all layers that are deployed in the account and region. */
  readonly templates: readonly DeployedTemplate[];
  /** Roles that the templates name and do not make: path and name. */
  readonly roles: readonly string[];
  /** Identifiers of the resources that the stacks of the templates have by now. */
  readonly own: ReadonlySet<string>;
  readonly questions: AccountQuestions;
}

/** What has to be there before a first deploy, and what must not. Empty where the account is ready. */
export async function accountReadiness(props: ReadinessProps): Promise<readonly Readiness[]> {
  return [...(await missingRoles(props)), ...(await missingConcurrency(props)), ...(await inTheWay(props))];
}

async function missingRoles({ roles, questions }: ReadinessProps): Promise<readonly Readiness[]> {
  const lacks: Readiness[] = [];
  for (const role of roles) {
    if (await questions.hasRole(role)) continue;
    const host = /^aws-service-role\/([^/]+)\//.exec(role)?.[1];
    if (host !== undefined)
      lacks.push({
        text: `the service-linked role ${role.split('/').at(-1) ?? role}`,
        make: () => questions.makeServiceLinkedRole(host),
      });
    else if (role === BACKUP_ROLE)
      lacks.push({
        text: `the role ${role}, which AWS Backup acts with`,
        make: () => questions.makeBackupRole(),
      });
    else
      lacks.push({
        text: `the role ${role}, which a setting names: make it, or name another one in config.ts of the layer`,
      });
  }
  return lacks;
}

/** Executions that Lambda keeps for functions that reserve none. */
const UNRESERVED = 100;
const QUOTA =
  'aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000';

async function missingConcurrency({ templates, questions }: ReadinessProps): Promise<readonly Readiness[]> {
  const reserved = templates
    .flatMap(({ template }) => Object.values(template.Resources ?? {}))
    .map(
      ({ Properties }) =>
        (Properties as { ReservedConcurrentExecutions?: unknown } | undefined)?.ReservedConcurrentExecutions,
    )
    .reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0);
  if (reserved === 0) return [];
  const quota = await questions.concurrency();
  if (quota >= UNRESERVED + reserved) return [];
  return [
    {
      text: `concurrent executions of Lambda: the account has ${quota}, functions reserve ${reserved}, and ${UNRESERVED} must be left: ${QUOTA}`,
    },
  ];
}

/** Types of which an account, or a region of it, has one: type -> what to set where somebody else has made it. */
const ONLY_ONE: Readonly<Record<string, string>> = {
  'AWS::Config::ConfigurationRecorder': "recorder: { elsewhere: '<who has it>' } in apps/audit/config.ts",
  'AWS::GuardDuty::Detector': "guardDuty: { off: '<who has it>' } in apps/audit/config.ts",
  'AWS::SecurityHub::Hub': "securityHub: { off: '<who has it>' } in apps/audit/config.ts",
  'AWS::IAM::OIDCProvider': "githubActions.provider: 'elsewhere' in apps/delivery/config.ts",
};

async function inTheWay({ templates, own, questions }: ReadinessProps): Promise<readonly Readiness[]> {
  const found: Readiness[] = [];
  const resources = templates.flatMap(({ template }) => Object.values(template.Resources ?? {}));
  for (const [type, setting] of Object.entries(ONLY_ONE)) {
    const wanted = resources.filter(({ Type }) => Type === type);
    if (wanted.length === 0) continue;
    const others = (await questions.resources(type)).filter(
      (id) => !own.has(id) && isSame(type, id, wanted[0]?.Properties),
    );
    found.push(
      ...others.map((id) => ({
        text: `${type} ${id} is there already, and an account has one: keep it by ${setting}, or remove it`,
      })),
    );
  }
  const trails = resources.some(({ Type }) => Type === 'AWS::CloudTrail::Trail')
    ? (await questions.resources('AWS::CloudTrail::Trail')).filter((id) => !own.has(id))
    : [];
  // A trail is in nobody's way, and the second copy of what it records is billed.
  return [
    ...found,
    ...trails.map((id) => ({
      text: `AWS::CloudTrail::Trail ${id} is there already: with a second one each management event is paid for`,
    })),
  ];
}

/** An account has several identity providers, each with an address of its own. */
function isSame(type: string, id: string, properties: unknown): boolean {
  if (type !== 'AWS::IAM::OIDCProvider') return true;
  const url = (properties as { readonly Url?: unknown } | undefined)?.Url;
  return typeof url === 'string' && id.endsWith(url.replace(/^https:\/\//, ''));
}
