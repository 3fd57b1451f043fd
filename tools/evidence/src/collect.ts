import { type Session, layerStatus, newestRecords, layerRecords } from '@hipaa-cdk/runner';
import { signedJson, type JsonRequest } from '@hipaa-cdk/runner/signed-json';
import type { CollectedLayer, Observation, Snapshot } from '@hipaa-cdk/evidence';

/** Asks the account one thing. */
export type Ask = <T>(request: JsonRequest) => Promise<T>;

/** Sources, each with how it is read. One that cannot be read is a gap in the snapshot, and stops no other. */
const readers: Readonly<Record<string, (ask: Ask) => Promise<Observation[]>>> = {
  'config-rules': configRules,
  alarms,
  'restore-tests': restoreTests,
  trails,
  findings,
};

/**
 * What an account looks like now.
 *
 * @param at moment of the snapshot, as ISO 8601
 */
export async function collect(session: Session, layers: readonly string[], at: string): Promise<Snapshot> {
  const { name, account, region, target } = session.environment;
  const local = target === 'embedded';
  const endpoint = local ? process.env['AWS_ENDPOINT_URL'] : undefined;
  const { observations, gaps } = await observe((request) => asked(session, request, endpoint));
  const collected = await collectLayers(session, layers);
  return {
    environment: name,
    account,
    region,
    taken: local ? 'local AWS' : 'AWS',
    by: await session.caller(),
    at,
    layers: collected,
    observations: [...observations, ...collected.flatMap(driftOf)],
    gaps,
  };
}

/** Reads every source, and says of those that could not be read why. */
export async function observe(ask: Ask): Promise<Pick<Snapshot, 'observations' | 'gaps'>> {
  const observations: Observation[] = [];
  const gaps: { source: string; why: string }[] = [];
  for (const [source, read] of Object.entries(readers)) {
    try {
      observations.push(...(await read(ask)));
    } catch (error) {
      gaps.push({ source, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return { observations, gaps };
}

/** Seconds after which a service that does not answer counts as one that could not be read. */
const PATIENCE = 30;

async function asked<T>(session: Session, request: JsonRequest, endpoint?: string): Promise<T> {
  const send: typeof fetch = (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE * 1000) });
  const response = await signedJson(session, request, send, endpoint);
  const text = await response.text();
  if (!response.ok) throw new Error(`${request.service} answered ${response.status}: ${text.slice(0, 200)}`);
  return JSON.parse(text) as T;
}

async function collectLayers(session: Session, layers: readonly string[]): Promise<CollectedLayer[]> {
  const newest = await newestRecords(session);
  return Promise.all(
    layers.map(async (layer): Promise<CollectedLayer> => {
      const status = await layerStatus(session, layer, newest.get(layer));
      const { stack, state, template, drift } = status;
      const records = status.deployed ? await layerRecords(session, layer) : [];
      const record = records.filter(({ endedAt }) => endedAt === status.deployed?.endedAt).at(-1);
      return {
        layer,
        stack,
        state,
        ...(record && {
          record: {
            result: record.result,
            commit: record.commit,
            dirty: record.dirty,
            by: record.by,
            ...(record.approver && { approver: record.approver }),
            template: record.template,
            check: record.check,
            endedAt: record.endedAt,
          },
        }),
        ...(template && { template }),
        ...(drift && { drift: drift.status }),
        ...(drift?.checkedAt && { driftCheckedAt: drift.checkedAt }),
      };
    }),
  );
}

function driftOf({ layer, drift, driftCheckedAt }: CollectedLayer): Observation[] {
  if (!drift) return [];
  const state = drift === 'IN_SYNC' ? 'good' : drift === 'DRIFTED' ? 'bad' : 'unknown';
  return [
    { source: 'drift', subject: layer, state, said: drift, ...(driftCheckedAt && { at: driftCheckedAt }) },
  ];
}

const CONFIG = 'StarlingDoveService';

async function configRules(ask: Ask): Promise<Observation[]> {
  const rules = await pages<{ ConfigRuleName: string; Source: { SourceIdentifier: string } }>(
    ask,
    { service: 'config', target: `${CONFIG}.DescribeConfigRules` },
    'ConfigRules',
  );
  const compliance = await pages<{ ConfigRuleName: string; Compliance?: { ComplianceType?: string } }>(
    ask,
    { service: 'config', target: `${CONFIG}.DescribeComplianceByConfigRule` },
    'ComplianceByConfigRules',
  );
  const said = new Map(
    compliance.map((one) => [one.ConfigRuleName, one.Compliance?.ComplianceType ?? 'UNKNOWN']),
  );
  return rules.map(({ ConfigRuleName: subject, Source: { SourceIdentifier: source } }) => {
    const type = said.get(subject) ?? 'UNKNOWN';
    return { source, subject, state: judged(type, 'COMPLIANT', 'NON_COMPLIANT'), said: type };
  });
}

/** Follows the tokens of an answer that comes in several parts. */
async function pages<T>(ask: Ask, request: JsonRequest, list: string): Promise<T[]> {
  const found: T[] = [];
  let token: unknown;
  do {
    const input = { ...request.input, ...(typeof token === 'string' && { NextToken: token }) };
    const page = await ask<Record<string, unknown>>({ ...request, input });
    found.push(...((page[list] as T[] | undefined) ?? []));
    token = page['NextToken'];
  } while (typeof token === 'string' && token !== '');
  return found;
}

function judged(said: string, good: string, bad: string): Observation['state'] {
  return said === good ? 'good' : said === bad ? 'bad' : 'unknown';
}

/** Names of alarms that are about who signs in. */
const SIGN_IN = /sign-?in|root|break-?glass/i;

async function alarms(ask: Ask): Promise<Observation[]> {
  const found = await pages<{
    AlarmName: string;
    StateValue: string;
    StateUpdatedTimestamp?: number | string;
  }>(
    ask,
    {
      service: 'monitoring',
      target: 'GraniteServiceVersion20100801.DescribeAlarms',
      version: '1.0',
      input: {},
    },
    'MetricAlarms',
  );
  return found.flatMap(({ AlarmName: subject, StateValue: said, StateUpdatedTimestamp: at }) => {
    const seen = { subject, said, state: judged(said, 'OK', 'ALARM'), ...moment(at) };
    return [
      { source: 'alarms', ...seen },
      ...(SIGN_IN.test(subject) ? [{ source: 'sign-in-alarms', ...seen }] : []),
    ];
  });
}

/** Seconds since 1970, or a text, as ISO 8601. */
function moment(at: number | string | undefined): { at?: string } {
  if (at === undefined) return {};
  const date = new Date(typeof at === 'number' ? at * 1000 : at);
  return Number.isNaN(date.getTime()) ? {} : { at: date.toISOString() };
}

interface RestoreJob {
  readonly ResourceType?: string;
  readonly Status?: string;
  readonly ValidationStatus?: string;
  readonly CompletionDate?: number | string;
  readonly CreationDate?: number | string;
  readonly CreatedBy?: { readonly RestoreTestingPlanArn?: string };
}

/** The newest test of each kind of resource: restores that people asked for are no tests. */
async function restoreTests(ask: Ask): Promise<Observation[]> {
  const { RestoreJobs = [] } = await ask<{ RestoreJobs?: RestoreJob[] }>({
    service: 'backup',
    method: 'GET',
    path: '/restore-jobs',
  });
  const tests = RestoreJobs.filter((job) => job.CreatedBy?.RestoreTestingPlanArn);
  const newest = new Map(
    tests.sort((a, b) => started(a) - started(b)).map((job) => [job.ResourceType ?? 'unknown', job]),
  );
  return [...newest].map(([subject, job]) => {
    const said = [job.Status ?? 'UNKNOWN', job.ValidationStatus, duration(job)].filter(Boolean).join(', ');
    return {
      source: 'restore-tests',
      subject,
      state: judged(job.Status ?? '', 'COMPLETED', 'FAILED'),
      said,
      ...moment(job.CompletionDate),
    };
  });
}

function started({ CreationDate: at }: RestoreJob): number {
  return Date.parse(moment(at).at ?? '1970-01-01');
}

/** How long the restore took: what a target for it is held against. */
function duration(job: RestoreJob): string {
  const ended = moment(job.CompletionDate).at;
  return ended ? `${((Date.parse(ended) - started(job)) / 3_600_000).toFixed(1)} hours` : '';
}

const CLOUDTRAIL = 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101';

interface Trail {
  readonly Name: string;
  readonly TrailARN: string;
  readonly IsMultiRegionTrail?: boolean;
  readonly LogFileValidationEnabled?: boolean;
}

async function trails(ask: Ask): Promise<Observation[]> {
  const { trailList = [] } = await ask<{ trailList?: Trail[] }>({
    service: 'cloudtrail',
    target: `${CLOUDTRAIL}.DescribeTrails`,
    input: {},
  });
  return Promise.all(
    trailList.map(async ({ Name: subject, TrailARN, IsMultiRegionTrail, LogFileValidationEnabled }) => {
      const { IsLogging, LatestDeliveryTime } = await ask<{
        IsLogging?: boolean;
        LatestDeliveryTime?: number;
      }>({
        service: 'cloudtrail',
        target: `${CLOUDTRAIL}.GetTrailStatus`,
        input: { Name: TrailARN },
      });
      const facts = [
        IsLogging ? 'logging' : 'not logging',
        IsMultiRegionTrail ? 'every region' : 'one region',
        LogFileValidationEnabled ? 'with digests' : 'without digests',
      ];
      const good = IsLogging && IsMultiRegionTrail && LogFileValidationEnabled;
      return {
        source: 'trails',
        subject,
        state: good ? 'good' : 'bad',
        said: facts.join(', '),
        ...moment(LatestDeliveryTime),
      } as const;
    }),
  );
}

/** Severities that open what their source cites. */
const SEVERE = ['CRITICAL', 'HIGH'] as const;

async function findings(ask: Ask): Promise<Observation[]> {
  const equals = (Value: string): object => ({ Value, Comparison: 'EQUALS' });
  const counted = SEVERE.map(async (severity): Promise<Observation> => {
    const found = await pages<object>(
      ask,
      {
        service: 'securityhub',
        path: '/findings',
        input: {
          Filters: {
            SeverityLabel: [equals(severity)],
            RecordState: [equals('ACTIVE')],
            WorkflowStatus: [equals('NEW'), equals('NOTIFIED')],
          },
          MaxResults: 100,
        },
      },
      'Findings',
    );
    const subject = `severity ${severity.toLowerCase()}`;
    return {
      source: 'findings',
      subject,
      state: found.length > 0 ? 'bad' : 'good',
      said: `${found.length} open`,
    };
  });
  return Promise.all(counted);
}
