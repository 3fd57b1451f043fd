import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { breakGlassRoleName } from '@hipaa-cdk/environments';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { reviewQueries } from './activity-review';
import { watchAlarms } from './testing/watch-alarm';

const QUERY = 'AWS::Logs::QueryDefinition';
const queries = reviewQueries({ application: `${APPLICATION}-`, breakGlassRole: 'BreakGlass' });

test('the review asks who signed in, who changed permissions, who was denied, who read data, and who was in an emergency', () => {
  expect(queries.map(({ name }) => name)).toEqual([
    'SignIns',
    'IamChanges',
    'DeniedCalls',
    'DataAccess',
    'BreakGlass',
  ]);
});

test.each(queries.map((query) => [query.name, query] as const))(
  'the query %s begins with what it looks for, and ends with an order or a number of lines',
  (_, { lines }) => {
    expect(lines[0]).toMatch(/^filter /);
    expect(lines.at(-1)).toMatch(/^(sort|limit) /);
  },
);

test.each([
  ['SignIns', 'eventName = "ConsoleLogin"'],
  ['IamChanges', 'eventSource = "iam.amazonaws.com" and readOnly = 0'],
  ['DeniedCalls', '/AccessDenied|UnauthorizedOperation/'],
  ['DataAccess', `eventCategory = "Data" and requestParameters.bucketName like /^${APPLICATION}-/`],
])('%s looks for %s', (name, text) => {
  expect(queries.find((query) => query.name === name)?.lines[0]).toContain(text);
});

describe('the query of emergencies', () => {
  const line = queries.find(({ name }) => name === 'BreakGlass')?.lines[0] ?? '';
  const [arn, taken] = [...line.matchAll(/like \/((?:\\.|[^/\\])+)\//g)].map(
    ([, text = '']) => new RegExp(text),
  );
  const set = 'AWSReservedSSO_BreakGlass_0123456789abcdef';

  test.each(['BreakGlass', breakGlassRoleName('prod'), set])('finds %s', (role) => {
    expect(arn?.test(`arn:aws:sts::111122223333:assumed-role/${role}/jane`)).toBe(true);
    expect(taken?.test(`arn:aws:iam::111122223333:role/${role}`)).toBe(true);
  });

  test.each(['NoBreakGlass', 'BreakGlassReader', 'AWSReservedSSO_Developer_0123456789abcdef'])(
    'leaves out %s',
    (role) => {
      expect(arn?.test(`arn:aws:sts::111122223333:assumed-role/${role}/jane`)).toBe(false);
      expect(taken?.test(`arn:aws:iam::111122223333:role/${role}`)).toBe(false);
    },
  );
});

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test.each(queries.map(({ name }) => name))('%s is saved, about what the trail writes', (name) => {
    template().hasResourceProperties(QUERY, {
      Name: `${APPLICATION}-account-audit/${name}`,
      LogGroupNames: [{ Ref: Match.stringLikeRegexp('^RecordsLogsTrail') }],
    });
  });

  test('every Monday somebody is reminded, told where to look, and what to write down', () => {
    const [topic] = Object.keys(template().findResources('AWS::SNS::Topic'));
    const [dashboard] = Object.keys(template().findResources('AWS::CloudWatch::Dashboard'));
    template().hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'cron(0 14 ? * MON *)',
      EventPattern: Match.absent(),
      State: 'ENABLED',
      Targets: [
        Match.objectLike({
          Arn: { Ref: topic },
          Input: { 'Fn::Join': ['', Match.arrayWith([{ Ref: dashboard }])] },
        }),
      ],
    });
  });
});

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const [dashboard] = Object.values(
    layerTemplate(app, environment).findResources('AWS::CloudWatch::Dashboard'),
  );
  const body = JSON.stringify(dashboard?.['Properties'].DashboardBody);

  test('the page shows every alarm on the trail, and findings that reached nobody', () => {
    const titles = [...body.matchAll(/\\"title\\":\\"(\w+)\\"/g)].map(([, title]) => title);
    expect(titles).toEqual(['Alarms', ...watchAlarms(environment).keys(), 'Undelivered']);
  });

  test('the page shows how many of each there were', () => {
    expect(body).toContain('\\"stat\\":\\"Sum\\"');
  });

  test('the page begins a week back, like the review', () => {
    expect(body).toContain('\\"start\\":\\"-P7D\\"');
  });
});
