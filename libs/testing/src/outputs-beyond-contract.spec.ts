import { App, CfnOutput, Stack, aws_ssm as ssm } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { outputsBeyondContract } from './outputs-beyond-contract';

function outputs(build: (stack: Stack) => void): string[] {
  const stack = new Stack(new App());
  new ssm.CfnParameter(stack, 'Vpc', { type: 'String', value: 'vpc-1' });
  build(stack);
  return outputsBeyondContract(Template.fromStack(stack));
}

test('what is published may be an output', () => {
  expect(outputs((stack) => new CfnOutput(stack, 'Same', { value: 'vpc-1' }))).toEqual([]);
});

test('anything else may not, and nothing may be an export', () => {
  expect(outputs((stack) => new CfnOutput(stack, 'Other', { value: 'key' }))).toEqual(['Other']);
  expect(outputs((stack) => new CfnOutput(stack, 'Shared', { value: 'vpc-1', exportName: 'vpc' }))).toEqual([
    'Shared',
  ]);
});
