import { DATABASE_PORT, databaseContract } from '.';

const { entries } = databaseContract;

test('the secret is published by reference alone', () => {
  const aboutSecrets = Object.keys(entries).filter((entry) => /secret|password|user/i.test(entry));
  expect(aboutSecrets).toEqual(['secretArn', 'secretKeyArn']);
});

test('a client finds the writer, the readers and the port', () => {
  expect(Object.keys(entries)).toEqual(
    expect.arrayContaining(['endpointAddress', 'readerEndpointAddress', 'endpointPort']),
  );
});

test('a client can sign in with IAM: the resource id is published', () => {
  expect(entries).toHaveProperty('clusterResourceId');
});

test('CloudFormation checks the security group when a client reads it', () => {
  expect(entries.securityGroupId.type).toBe('AWS::EC2::SecurityGroup::Id');
});

test.each([3306, 5432])('the port is not %d, which scanners try first', (port) => {
  expect(DATABASE_PORT).not.toBe(port);
});

test('the port is one that Aurora takes', () => {
  expect(DATABASE_PORT).toBeGreaterThanOrEqual(1150);
  expect(DATABASE_PORT).toBeLessThanOrEqual(65535);
});
