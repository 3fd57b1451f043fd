import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { faultyResources } from './faulty-resources';

const odd = { Type: 'Odd', Properties: { Key: { Ref: 'Other' } } };
const template: CloudFormationTemplate = {
  Conditions: { C: 1 },
  Resources: { Odd: odd, Other: { Type: 'Sound' }, Third: { Type: 'Sound' } },
};

/** Reads everything but resources of type `Odd`, and remembers what it was asked to read. */
function reader() {
  const read: CloudFormationTemplate[] = [];
  return {
    read,
    reason: (part: CloudFormationTemplate) => {
      read.push(part);
      return Object.values(part.Resources).some(({ Type }) => Type === 'Odd') ? 'it is odd' : undefined;
    },
  };
}

test('the resource that cannot be read is found, with the reason', () => {
  expect([...faultyResources(template, reader().reason)]).toEqual([['Odd', 'it is odd']]);
});

test('a resource is read alone, with stand-ins for what it refers to', () => {
  const { read, reason } = reader();
  faultyResources(template, reason);
  expect(read[1]).toEqual({
    Conditions: { C: 1 },
    Resources: { Other: { Type: 'Custom::StandIn' }, Odd: odd },
  });
});

test('a fault outside of the resources is not looked for inside', () => {
  const reason = jest.fn(() => 'no such parameter');
  expect([...faultyResources(template, reason)]).toEqual([['', 'no such parameter']]);
  expect(reason).toHaveBeenCalledTimes(1);
});
