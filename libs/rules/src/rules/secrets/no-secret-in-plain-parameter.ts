import { secretRule } from '../../reading/secret-rule';
import { textOf } from '../../reading/text-of';

/** CloudFormation cannot make a SecureString, so every parameter that a template makes is readable as it stands. */
export const noSecretInPlainParameter = secretRule({
  id: 'NoSecretInPlainParameter',
  description: 'No parameter of Systems Manager that a template makes holds a secret',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(a)(2)(iv)', 'NIST 800-53r5 IA-5(7)'],
  remedy: 'Keep the secret in Secrets Manager and put its ARN into the parameter.',
  surfaces: (view) =>
    view.resources('AWS::SSM::Parameter').map(({ logicalId, properties }) => ({
      logicalId,
      property: 'Properties.Value',
      name: (textOf(properties['Name']) ?? logicalId).split('/').at(-1) ?? logicalId,
      value: properties['Value'],
    })),
});
