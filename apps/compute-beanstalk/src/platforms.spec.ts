import { placeOf } from '@hipaa-cdk/testing';
import { appContext } from '@hipaa-cdk/layer';
import { App, Stack } from 'aws-cdk-lib';
import { platformNames, platforms, platformArn } from './platforms';

const inProd = placeOf('prod');

test.each(platformNames)('%s runs on Amazon Linux 2023', (name) => {
  expect(platforms[name].branch).toMatch(/^\S+( \S+)? running on 64bit Amazon Linux 2023$/);
});

test.each([
  ['dotnet-10', '.NET 10', 3],
  ['node-24', 'Node.js 24', 6],
  ['python-3.14', 'Python 3.14', 4],
  ['corretto-25', 'Corretto 25', 4],
  ['go-1', 'Go 1', 4],
  ['ruby-4.0', 'Ruby 4.0', 4],
  ['php-8.5', 'PHP 8.5', 4],
  ['docker', 'Docker', 4],
] as const)('%s is %s, with versions that begin with %d', (name, language, major) => {
  expect(platforms[name]).toMatchObject({ branch: `${language} running on 64bit Amazon Linux 2023`, major });
});

test('two names are two branches', () => {
  expect(new Set(platformNames.map((name) => platforms[name].branch)).size).toBe(platformNames.length);
});

test('no branch that AWS has announced the end of is offered', () => {
  const ending = /\.NET [89] |Node\.js 22 |PHP 8\.2 |Ruby 3\.3 |Amazon Linux 2$/;
  expect(platformNames.filter((name) => ending.test(platforms[name].branch))).toEqual([]);
});

test.each(['php-8.5', 'php-8.4', 'docker'] as const)('machines of %s have no daemon of X-Ray', (name) => {
  expect(platforms[name].hasXRay).toBe(false);
});

test('the platforms that cannot start the sample are those with a server of their own', () => {
  expect(platformNames.filter((name) => !platforms[name].sampleStart)).toEqual([
    'ruby-4.0',
    'ruby-3.4',
    'php-8.5',
    'php-8.4',
  ]);
});

const stack = new Stack(new App({ postCliContext: appContext }), 'Stack', {
  env: { account: inProd.account, region: inProd.region },
});

test('a platform of AWS is named without an account, and without a version that would grow old', () => {
  expect(platformArn(stack, 'dotnet-10')).toBe(
    `arn:aws:elasticbeanstalk:${inProd.region}::platform/.NET 10 running on 64bit Amazon Linux 2023`,
  );
});

test('a version stands at the end', () => {
  expect(platformArn(stack, 'node-24', '6.11.7')).toBe(
    `arn:aws:elasticbeanstalk:${inProd.region}::platform/Node.js 24 running on 64bit Amazon Linux 2023/6.11.7`,
  );
});
