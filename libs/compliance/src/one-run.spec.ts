import { exception } from './exceptions/exception';
import { applyExceptions } from './exceptions/apply-exceptions';
import { judge } from './judge';
import { findingsTable } from './report/findings-table';
import { parseTemplateFile } from '@hipaa-cdk/templates';
import { temporaryFile } from './engines/scratch-stack';

const yaml = `
Resources:
  Open:
    Type: AWS::S3::Bucket
  Safe:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: { Status: Enabled }
      LoggingConfiguration: { DestinationBucketName: !Ref Open }
`;
const rule = 'HIPAA.Security::HIPAA.Security-S3BucketVersioningEnabled';
const judged = temporaryFile('stranger.yaml', yaml, (file) => parseTemplateFile(file)).then((template) =>
  judge(
    [{ name: 'data prod', layer: 'data', template, context: { dataClass: 'unknown', removal: 'unknown' } }],
    { packs: [], libraryValidation: false },
  ),
);
const excepted = exception({
  rule,
  layer: 'data',
  resource: 'Open',
  reason: 'it holds nothing that could be lost',
  owner: 'data-team',
  ticket: 'D-1',
  expires: '2026-12-31',
  compensatingControl: 'none needed',
});

test('a YAML template of anybody is judged like ours', async () => {
  const { findings } = await judged;
  expect(findings.filter((finding) => finding.rule === rule).map(({ logicalId }) => logicalId)).toEqual([
    'Open',
  ]);
});

test('references in YAML are understood: the bucket that takes logs needs none', async () => {
  const { proofs } = await judged;
  expect(proofs).toContainEqual(
    expect.objectContaining({ rule: expect.stringContaining('S3BucketLoggingEnabled'), logicalId: 'Open' }),
  );
});

test('an exception takes one finding of one pack away, and no more', async () => {
  const judgement = await judged;
  const assessment = applyExceptions(judgement, [excepted], { today: '2026-11-01' });
  expect(assessment.excepted.map((finding) => finding.rule)).toEqual([rule]);
  expect(assessment.findings).toHaveLength(judgement.findings.length - 1);
});

test('the same finding of the other pack is still in the table', async () => {
  const assessment = applyExceptions(await judged, [excepted], { today: '2026-11-01' });
  expect(findingsTable(assessment.findings)).toContain('FAIL S3BucketVersioningEnabled  (NIST.800.53.R5)');
});
