import { propertyRule } from '../../reading/property-rule';
import { lowerCase, numberOf } from '../../reading/value';

const types = ['AWS::EC2::FlowLog'];
const SECONDS = 60;

/** AWS writes down what happened in ten minutes where nothing is said, too coarse to see what followed what. */
export const flowLogComplete = propertyRule({
  id: 'FlowLogComplete',
  description: 'Flow logs write down every connection, accepted or not, minute by minute',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)'],
  remedy: `Set TrafficType to ALL and MaxAggregationInterval to ${SECONDS}.`,
  checks: [
    {
      types,
      property: 'TrafficType',
      holds: (value) => lowerCase(value) === 'all',
      problem: 'some connections are not written down',
      when: ({ properties }) => !String(properties['ResourceType']).startsWith('TransitGateway'),
    },
    {
      types,
      property: 'MaxAggregationInterval',
      holds: (value) => (numberOf(value) ?? Infinity) <= SECONDS,
      problem: `connections are summed up over more than ${SECONDS} seconds`,
    },
  ],
});
