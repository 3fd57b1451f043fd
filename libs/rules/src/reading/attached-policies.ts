import type { TemplateView, ViewedResource } from '../template-view';
import { readings } from './readings';

/** Where a kind of policy resource names what it is attached to; `*` stands for every item of a list. */
const attachments: Readonly<Record<string, string>> = {
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SQS::QueuePolicy': 'Queues.*',
  'AWS::SNS::TopicPolicy': 'Topics.*',
};

/** Policy documents that the template attaches to a resource. */
export function attachedPolicies(resource: ViewedResource, template: TemplateView): readonly unknown[] {
  return Object.entries(attachments).flatMap(([type, property]) =>
    template
      .resources(type)
      .filter(({ properties }) =>
        readings(properties, property).some((value) => points(value, resource, template)),
      )
      .map(({ properties }) => properties['PolicyDocument']),
  );
}

/** Whether a value is a resource of the template: a reference to it, or the name that it is given. */
export function points(value: unknown, resource: ViewedResource, template: TemplateView): boolean {
  if (template.target(value)?.logicalId === resource.logicalId) return true;
  const names = [resource.properties['BucketName'], resource.properties['TopicName']];
  return typeof value === 'string' && names.includes(value);
}
