import { propertyRule } from '../../reading/property-rule';

export const functionUrlSigned = propertyRule({
  id: 'FunctionUrlSigned',
  description: 'The address of a function answers signed requests only',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 AC-3'],
  remedy: 'Set AuthType to AWS_IAM.',
  checks: [
    {
      types: ['AWS::Lambda::Url'],
      property: 'AuthType',
      holds: (value) => value === 'AWS_IAM',
      problem: 'anybody on the internet can call the function',
    },
  ],
});
