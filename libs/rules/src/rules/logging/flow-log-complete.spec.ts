import { outcomes } from '../../testing/outcomes';
import { flowLogComplete } from './flow-log-complete';

const judge = (Properties: Record<string, unknown>) =>
  outcomes(flowLogComplete, { Flows: { Type: 'AWS::EC2::FlowLog', Properties } });

test('a flow log of everything by the minute passes', () => {
  expect(judge({ TrafficType: 'ALL', MaxAggregationInterval: 60 })).toEqual(['pass Flows', 'pass Flows']);
});

test.each(['REJECT', 'ACCEPT', undefined])('a flow log of type %p fails', (TrafficType) => {
  expect(judge({ TrafficType, MaxAggregationInterval: 60 })).toEqual(['fail Flows', 'pass Flows']);
});

test.each([600, undefined, { Ref: 'Seconds' }])('a flow log that sums up %p seconds fails', (seconds) => {
  expect(judge({ TrafficType: 'ALL', MaxAggregationInterval: seconds })).toEqual([
    'pass Flows',
    'fail Flows',
  ]);
});

test('a transit gateway knows no type of traffic', () => {
  expect(judge({ ResourceType: 'TransitGateway', MaxAggregationInterval: 60 })).toEqual(['pass Flows']);
});
