import { outcomesOf } from '../../testing/outcomes';

const cluster = outcomesOf('DatabaseSessionEnds', 'AWS::RDS::DBClusterParameterGroup');

const postgres = (idle: unknown, open: unknown, judge = cluster) =>
  judge({
    Family: 'aurora-postgresql17',
    Parameters: { idle_session_timeout: idle, idle_in_transaction_session_timeout: open },
  });

test('half an hour in milliseconds passes', () => {
  expect(postgres('1800000', 300_000)).toEqual(['pass', 'pass']);
});

test.each([[1_800_001], [0], [undefined], [{ Ref: 'Idle' }]])('%p milliseconds fail', (idle) => {
  expect(postgres(idle, '300000')).toEqual(['fail', 'pass']);
});

test('one long case of two fails', () => {
  expect(postgres({ 'Fn::If': ['Live', '60000', '0'] }, '300000')).toEqual(['fail', 'pass']);
});

test('MySQL counts in seconds', () => {
  const Parameters = { wait_timeout: '1800', interactive_timeout: '28800' };
  expect(cluster({ Family: 'aurora-mysql8.0', Parameters })).toEqual(['pass', 'fail']);
});

test('a group without parameters fails', () => {
  expect(cluster({ Family: 'aurora-postgresql17' })).toEqual(['fail', 'fail']);
});

test('a group for the instances of a cluster follows the cluster', () => {
  const instance = outcomesOf('DatabaseSessionEnds', 'AWS::RDS::DBParameterGroup');
  expect(instance({ Family: 'aurora-postgresql17' })).toEqual([]);
});

test('a group for the instances of a cluster that says otherwise fails', () => {
  const instance = outcomesOf('DatabaseSessionEnds', 'AWS::RDS::DBParameterGroup');
  expect(postgres(0, undefined, instance)).toEqual(['fail']);
});

test('a group for a single instance is judged', () => {
  const instance = outcomesOf('DatabaseSessionEnds', 'AWS::RDS::DBParameterGroup');
  expect(instance({ Family: 'postgres17' })).toEqual(['fail', 'fail']);
});

test('engines without such a parameter are not judged', () => {
  expect(cluster({ Family: 'oracle-ee-19' })).toEqual([]);
});

test('a setting of an instance that is there in one case of two is judged', () => {
  const instance = outcomesOf('DatabaseSessionEnds', 'AWS::RDS::DBParameterGroup');
  expect(postgres({ 'Fn::If': ['Live', '0', { Ref: 'AWS::NoValue' }] }, undefined, instance)).toEqual([
    'fail',
  ]);
});

describe('DatabaseNamesParameterGroup', () => {
  const cluster = outcomesOf('DatabaseNamesParameterGroup', 'AWS::RDS::DBCluster');

  const instance = outcomesOf('DatabaseNamesParameterGroup', 'AWS::RDS::DBInstance');

  test('a group of the template passes', () => {
    expect(cluster({ Engine: 'aurora-postgresql', DBClusterParameterGroupName: { Ref: 'Group' } })).toEqual([
      'pass',
    ]);
  });

  test.each([[undefined], ['default.aurora-postgresql17']])('the group %p fails', (name) => {
    expect(cluster({ Engine: 'aurora-postgresql', DBClusterParameterGroupName: name })).toEqual(['fail']);
  });

  test('a single instance without a group fails', () =>
    expect(instance({ Engine: 'postgres' })).toEqual(['fail']));

  test('an instance of a cluster follows the cluster', () => {
    expect(instance({ Engine: 'aurora-postgresql', DBClusterIdentifier: { Ref: 'Cluster' } })).toEqual([]);
  });

  test('engines without such a parameter are not judged', () =>
    expect(instance({ Engine: 'oracle-ee' })).toEqual([]));
});

const listener = outcomesOf('LoadBalancerSessionEnds', 'AWS::ElasticLoadBalancingV2::Listener');

const cognito = (SessionTimeout: unknown) =>
  listener({
    DefaultActions: [{ Type: 'authenticate-cognito', AuthenticateCognitoConfig: { SessionTimeout } }],
  });

test.each([[43_200], ['3600']])('%p seconds pass', (seconds) => expect(cognito(seconds)).toEqual(['pass']));

test.each([[43_201], ['604800'], [0], [undefined], [{ Ref: 'Seconds' }]])('%p seconds fail', (seconds) => {
  expect(cognito(seconds)).toEqual(['fail']);
});

test('one long case of two fails', () => {
  expect(cognito({ 'Fn::If': ['Live', 3600, 604_800] })).toEqual(['fail']);
});

test('a sign-in of a rule with another provider is judged', () => {
  const rule = outcomesOf('LoadBalancerSessionEnds', 'AWS::ElasticLoadBalancingV2::ListenerRule');
  expect(rule({ Actions: [{ Type: 'authenticate-oidc', AuthenticateOidcConfig: {} }] })).toEqual(['fail']);
});

test('a listener without a sign-in is not judged', () => {
  expect(listener({ DefaultActions: [{ Type: 'forward' }] })).toEqual([]);
});

const role = outcomesOf('RoleSessionEnds', 'AWS::IAM::Role');

const set = outcomesOf('RoleSessionEnds', 'AWS::SSO::PermissionSet');

test.each([[undefined], [3600], ['43200']])('%p seconds pass', (seconds) => {
  expect(role({ MaxSessionDuration: seconds })).toEqual(['pass']);
});

test.each([[43_201], [{ Ref: 'Seconds' }]])('%p seconds fail', (seconds) => {
  expect(role({ MaxSessionDuration: seconds })).toEqual(['fail']);
});

test.each([[undefined], ['PT1H'], ['PT12H'], ['PT90M'], ['PT1H30M']])(
  'a permission set with %p passes',
  (duration) => {
    expect(set({ SessionDuration: duration })).toEqual(['pass']);
  },
);

test.each([['PT13H'], ['PT12H1M'], ['PT'], ['P1D'], [{ Ref: 'Duration' }]])(
  'a permission set with %p fails',
  (duration) => expect(set({ SessionDuration: duration })).toEqual(['fail']),
);

const document = outcomesOf('SessionManagerSessionEnds', 'AWS::SSM::Document');

const content = (inputs: unknown, sessionType = 'Standard_Stream') => ({
  schemaVersion: '1.0',
  sessionType,
  inputs,
});
const session = (Content: unknown) => document({ DocumentType: 'Session', Content });

test('thirty idle minutes and twelve hours pass', () => {
  expect(session(content({ idleSessionTimeout: '30', maxSessionDuration: '720' }))).toEqual(['pass', 'pass']);
});

test('a minute more fails', () => {
  expect(session(content({ idleSessionTimeout: '31', maxSessionDuration: '721' }))).toEqual(['fail', 'fail']);
});

test.each([[{}], [{ idleSessionTimeout: '', maxSessionDuration: '' }], [undefined]])(
  'inputs %j fail',
  (inputs) => {
    expect(session(content(inputs))).toEqual(['fail', 'fail']);
  },
);

test('a document written as JSON text is read', () => {
  const text = JSON.stringify(content({ idleSessionTimeout: '20', maxSessionDuration: '' }));
  expect(session(text)).toEqual(['pass', 'fail']);
});

test('a document written as YAML text is read', () => {
  const text =
    'sessionType: Standard_Stream\ninputs:\n  idleSessionTimeout: "20"\n  maxSessionDuration: "60"\n';
  expect(session(text)).toEqual(['pass', 'pass']);
});

test.each([['{ not: [closed'], [{ Ref: 'Content' }]])('content %j fails, as nobody can read it', (text) => {
  expect(session(text)).toEqual(['fail', 'fail']);
});

test('a session that forwards a port is not judged', () => expect(session(content({}, 'Port'))).toEqual([]));

test('other documents are not judged', () => expect(document({ DocumentType: 'Command' })).toEqual([]));

test('zero minutes fail, as they mean no end', () => {
  expect(session(content({ idleSessionTimeout: 0, maxSessionDuration: 0 }))).toEqual(['fail', 'fail']);
});

const client = outcomesOf('CognitoTokenLifetime', 'AWS::Cognito::UserPoolClient');

const minutes = { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' };

test('an hour for access and identity and twelve hours to refresh pass', () => {
  const lifetimes = { AccessTokenValidity: 60, IdTokenValidity: 60, RefreshTokenValidity: 12 };
  expect(client({ ...lifetimes, TokenValidityUnits: minutes })).toEqual(['pass', 'pass', 'pass']);
});

test('one minute more fails', () => {
  const lifetimes = { AccessTokenValidity: 61, IdTokenValidity: 61, RefreshTokenValidity: 13 };
  expect(client({ ...lifetimes, TokenValidityUnits: minutes })).toEqual(['fail', 'fail', 'fail']);
});

test('a client that says nothing fails for its refresh token, which lasts thirty days', () => {
  expect(client({})).toEqual(['pass', 'pass', 'fail']);
});

test('without a unit hours and days are meant', () => {
  const lifetimes = { AccessTokenValidity: 1, IdTokenValidity: 2, RefreshTokenValidity: 1 };
  expect(client(lifetimes)).toEqual(['pass', 'fail', 'fail']);
});

test('a lifetime that only shows when deploying fails', () => {
  expect(client({ RefreshTokenValidity: { Ref: 'Hours' }, TokenValidityUnits: minutes })[2]).toBe('fail');
});

test('a refresh token with a lifetime of zero fails, as that means the default', () => {
  expect(client({ RefreshTokenValidity: 0, TokenValidityUnits: minutes })[2]).toBe('fail');
});

test('the longer of two cases counts', () => {
  const AccessTokenValidity = { 'Fn::If': ['Live', 5, 120] };
  expect(client({ AccessTokenValidity, TokenValidityUnits: minutes })[0]).toBe('fail');
});

test('a unit that nobody knows fails', () => {
  const TokenValidityUnits = { ...minutes, AccessToken: 'fortnights' };
  expect(client({ AccessTokenValidity: 1, TokenValidityUnits })[0]).toBe('fail');
});

describe('SessionManagerRecorded', () => {
  const inputs = {
    cloudWatchLogGroupName: 'g',
    cloudWatchEncryptionEnabled: true,
    cloudWatchStreamingEnabled: true,
    kmsKeyId: 'k',
  };
  const says = (more: object) =>
    outcomesOf(
      'SessionManagerRecorded',
      'AWS::SSM::Document',
    )({
      DocumentType: 'Session',
      Content: { sessionType: 'Standard_Stream', inputs: { ...inputs, ...more } },
    });

  test('a session that is recorded while somebody types passes', () =>
    expect(new Set(says({}))).toEqual(new Set(['pass'])));

  test.each(Object.keys(inputs))('without %s it fails', (name) => {
    expect(says({ [name]: undefined })).toContain('fail');
  });

  test.each(['cloudWatchEncryptionEnabled', 'cloudWatchStreamingEnabled'])('with %s off it fails', (name) => {
    expect(says({ [name]: false })).toContain('fail');
  });
});
