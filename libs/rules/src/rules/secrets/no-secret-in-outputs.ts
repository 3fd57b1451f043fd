import { secretRule } from '../../reading/secret-rule';

/** Everybody who may describe the stack reads its outputs; an export can be imported by every stack of the account. */
export const noSecretInOutputs = secretRule({
  id: 'NoSecretInOutputs',
  description: 'No output or export of a stack holds a secret',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
  remedy: 'Keep the secret in Secrets Manager and publish its ARN.',
  surfaces: ({ template }) =>
    Object.entries(template.Outputs ?? {}).map(([logicalId, output]) => ({
      logicalId,
      property: 'Value',
      name: logicalId,
      value: output.Value,
    })),
});
