import { siteSchema } from './site';

const site = {
  domainName: 'app.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
};

const problems = (changes: object): string[] =>
  siteSchema.safeParse({ ...site, ...changes }).error?.issues.map(({ path }) => path.join('.')) ?? [];

test('a host name and a certificate are a site', () => {
  expect(problems({})).toEqual([]);
});

test.each([
  'https://app.example.org',
  'app.example.org/',
  'App.example.org',
  'localhost',
  '-a.example.org',
  '',
])('the host name %j is refused', (domainName) => {
  expect(problems({ domainName })).toEqual(['domainName']);
});

test.each(['arn:aws:iam::111122223333:server-certificate/app', 'none'])(
  'the certificate %j is refused',
  (certificateArn) => {
    expect(problems({ certificateArn })).toEqual(['certificateArn']);
  },
);

test.each([
  ['Z0123456789ABCDEFGHIJ', []],
  ['example.org', ['hostedZoneId']],
])('the hosted zone %j has the problems %j', (hostedZoneId, found) => {
  expect(problems({ hostedZoneId })).toEqual(found);
});
