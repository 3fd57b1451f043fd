import { Match, type Template } from 'aws-cdk-lib/assertions';

/** The stack whose alarms are meant. */
export interface StackOfAlarms {
  readonly stackName: string;
  readonly account: string;
  readonly region: string;
}

/** The statement with which alarms of the stack, and no others, use a key. */
export function keyStatementOfAlarms(stack: StackOfAlarms): Record<string, unknown> {
  return {
    Effect: 'Allow',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: onlyOwnAlarms(stack),
  };
}

/**
 * Fails unless alarms of the stack may use a key as they must for an encrypted topic, and other alarms may not.
 *
 * @param properties what tells the key from others of the template
 */
export function expectAlarmsUseKey(template: Template, stack: StackOfAlarms, properties: object = {}): void {
  template.hasResourceProperties('AWS::KMS::Key', {
    ...properties,
    KeyPolicy: { Statement: Match.arrayWith([keyStatementOfAlarms(stack)]) },
  });
}

/** Fails unless the topic takes messages over TLS alone, from alarms of the stack and from nobody else. */
export function expectOnlyAlarmsPublish(template: Template, stack: StackOfAlarms): void {
  const [topic] = Object.keys(template.findResources('AWS::SNS::Topic'));
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    Topics: [{ Ref: topic }],
    PolicyDocument: {
      Statement: [
        Match.objectLike({
          Effect: 'Deny',
          Principal: '*',
          Action: 'sns:Publish',
          Resource: { Ref: topic },
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Action: 'sns:Publish',
          Resource: { Ref: topic },
          Condition: onlyOwnAlarms(stack),
        },
      ],
    },
  });
}

/** CloudFormation starts the name of every alarm with the name of its stack. */
function onlyOwnAlarms({ stackName, account, region }: StackOfAlarms): object {
  return {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:${region}:${account}:alarm:${stackName}-*` },
  };
}
