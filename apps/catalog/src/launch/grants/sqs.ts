import type { GrantTable, LaunchPlace } from '../grant';
import { stackPrefix } from '../scopes';

const queues = (place: LaunchPlace): string[] => [
  `arn:${place.partition}:sqs:${place.region}:${place.account}:${stackPrefix(place)}*`,
];

/** Queues take their names from the stack, so that their ARNs tell whose they are. */
export const sqsGrants: GrantTable = {
  'AWS::SQS::Queue': (place) => [
    {
      actions: [
        'sqs:CreateQueue',
        'sqs:DeleteQueue',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ListQueueTags',
        'sqs:SetQueueAttributes',
        'sqs:TagQueue',
        'sqs:UntagQueue',
      ],
      resources: queues(place),
    },
  ],
  'AWS::SQS::QueuePolicy': (place) => [{ actions: ['sqs:SetQueueAttributes'], resources: queues(place) }],
};
