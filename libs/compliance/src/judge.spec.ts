import { named, pack } from '../fixtures/packs';
import { subject } from '../fixtures/subject';
import { judge } from './judge';

const bucket = { Type: 'AWS::S3::Bucket' };
const fast = { packs: [pack(named)], libraryValidation: false };
const ownOnly = { ...fast, publicPacks: false };

test('packs of ours and public packs judge the same template', async () => {
  const { findings, packs } = await judge([subject({ Bucket: bucket })], fast);
  expect(packs).toEqual([
    ...['Fixture', 'HIPAA.Security', 'NIST.800.53.R5', 'AwsSolutions', 'Judge', 'Coverage'],
  ]);
  expect(new Set(findings.map((finding) => finding.pack))).toEqual(
    new Set(['AwsSolutions', 'Fixture', 'HIPAA.Security', 'NIST.800.53.R5']),
  );
});

test('findings and proofs come in an order of their own, whatever order the templates came in', async () => {
  const [a, b] = [subject({ Z: bucket, A: bucket }, { name: 'a' }), subject({ B: bucket }, { name: 'b' })];
  const [one, other] = [await judge([a, b], fast), await judge([b, a], fast)];
  expect(one.findings).toEqual(other.findings);
  expect(one.proofs).toEqual(other.proofs);
  expect(one.findings[0]?.logicalId).toBe('A');
});

test('public packs can be left out', async () => {
  expect((await judge([subject({ Bucket: bucket })], ownOnly)).packs).toEqual(['Fixture']);
});

test.each([undefined, [], { Outputs: {} }])(
  '%j is refused with the file that it came from',
  async (template) => {
    const odd = subject({}, { template: template as never, source: 'odd.json' });
    await expect(judge([odd], ownOnly)).rejects.toMatchObject({
      code: 'TEMPLATE_UNREADABLE',
      message: expect.stringContaining('odd.json is not a CloudFormation template'),
    });
  },
);

test('a template without a file is refused by its name', async () => {
  await expect(judge([subject({}, { template: null as never })], ownOnly)).rejects.toThrow('storage prod');
});

test('the judgement keeps what it is about', async () => {
  const subjects = [subject({})];
  expect((await judge(subjects, ownOnly)).subjects).toBe(subjects);
});
