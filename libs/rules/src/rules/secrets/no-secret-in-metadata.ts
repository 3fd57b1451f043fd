import { secretRule, type Surface } from '../../reading/secret-rule';

/** Start scripts have a rule of their own; what the CDK notes down itself are paths and hashes. */
const leftOut = /^(AWS::CloudFormation::Init$|aws:cdk:|aws:asset:)/;

/** Metadata is stored with the template, and what hides a parameter elsewhere does not hide it there. */
export const noSecretInMetadata = secretRule({
  id: 'NoSecretInMetadata',
  description: 'No metadata of a template or resource holds a secret',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
  remedy: 'Take the secret out of Metadata.',
  surfaces: (view) => [
    ...entries('Template', view.template.Metadata),
    ...view.resources().flatMap(({ logicalId, Metadata }) => entries(logicalId, Metadata)),
  ],
});

function entries(logicalId: string, metadata: Readonly<Record<string, unknown>> = {}): readonly Surface[] {
  return Object.entries(metadata)
    .filter(([name]) => !leftOut.test(name))
    .map(([name, value]) => ({ logicalId, property: `Metadata.${name}`, name, value }));
}
