import { ministackVersion } from './installation';
import { type ReleaseReport, describeRelease, isFit } from './try-release';

const report = (tried: Partial<ReleaseReport['tried']> = {}): ReleaseReport => ({
  release: '9.0.0',
  typesNow: ['AWS::S3::Bucket', 'AWS::Old::Type'],
  tried: { types: ['AWS::S3::Bucket', 'AWS::New::Type'], tests: 3, broken: [], needless: [], ...tried },
  packages: [{ name: 'ministack', version: '9.0.0', sha256: 'a1' }],
});

test('a release that passes with every patch still needed is fit', () => {
  expect(isFit(report())).toBe(true);
});

test('a patch that the release makes needless is named, and is to be taken out first', () => {
  const tried = report({ needless: ['alarm'] });
  expect(describeRelease(tried)).toContain('patches to take out of extension/local_aws/patches.py:\n  alarm');
  expect(isFit(tried)).toBe(false);
});

test('tests that fail are named and counted', () => {
  const tried = report({ broken: ['tests.test_ec2.FlowLog.test_it'] });
  expect(describeRelease(tried)).toContain('tests: 2 of 3 pass\ntests that fail:\n  tests.test_ec2.FlowLog');
  expect(isFit(tried)).toBe(false);
});

test('what the release brings, and what it no longer has, is said beside the pin', () => {
  const text = describeRelease(report());
  expect(text).toContain(`MiniStack 9.0.0, pinned is ${ministackVersion()}`);
  expect(text).toContain('resource types that are new:\n  AWS::New::Type');
  expect(text).toContain('resource types that are gone:\n  AWS::Old::Type');
  expect(text).toContain('  ministack==9.0.0 --hash=sha256:a1');
});
