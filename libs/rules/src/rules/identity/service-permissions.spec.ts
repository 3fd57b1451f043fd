import { outcomesOf } from '../../testing/outcomes';

const strange = { dataClass: 'unknown', removal: 'unknown' } as const;

const judge = (statement: object, context?: typeof strange) =>
  outcomesOf('ServicesDeliverOnly', 'AWS::SNS::TopicPolicy')(
    {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 's3.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: '*',
            ...statement,
          },
        ],
      },
    },
    context,
  );

const ours = { StringEquals: { 'aws:SourceAccount': '111122223333' } };

test.each([
  ['for our account', { Condition: ours }],
  ['for one thing', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::clinic' } } }],
])('a service that delivers %s passes', (_for, statement) => expect(judge(statement)).toEqual(['pass']));

test.each([
  ['for everybody', {}],
  ['for every account but ours', { Condition: { StringNotEquals: ours.StringEquals } }],
  ['for any account', { Condition: { StringLike: { 'aws:SourceAccount': '*' } } }],
  ['and does all', { Condition: ours, Action: 'sns:*' }],
  ['and decides who does', { Condition: ours, Action: ['sns:Publish', 'sns:AddPermission'] }],
])('a service that delivers %s fails', (_for, statement) => expect(judge(statement)).toEqual(['fail']));

test('a stranger may leave out for whom, and may not say the opposite', () => {
  expect(judge({}, strange)).toEqual(['pass']);
  expect(judge({ Condition: { StringNotEquals: ours.StringEquals } }, strange)).toEqual(['fail']);
});

test('EventBridge does not say for whose rule it delivers', () => {
  expect(judge({ Principal: { Service: 'events.amazonaws.com' } })).toEqual(['pass']);
});
