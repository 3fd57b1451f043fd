import { placeOf } from '@hipaa-cdk/testing';
import { timeAt, trailEvent } from './trail-event';

const inProd = placeOf('prod');

test('an event is as CloudTrail writes one that nobody minds', () => {
  expect(trailEvent()).toMatchObject({
    eventType: 'AwsApiCall',
    eventTime: '2027-01-31T12:00:00.000Z',
    userIdentity: { type: 'AssumedRole' },
  });
});

test('a change below a field leaves the rest of it alone', () => {
  expect(trailEvent({ 'userIdentity.type': 'Root' })['userIdentity']).toMatchObject({
    type: 'Root',
    accountId: inProd.account,
  });
});

test('a change can make fields that are not there', () => {
  expect(trailEvent({ 'requestParameters.roleArn': 'arn' })['requestParameters']).toEqual({ roleArn: 'arn' });
});

test('time goes by the second', () => {
  expect(trailEvent({}, 61).eventTime).toBe(timeAt(61));
  expect(timeAt(61)).toBe('2027-01-31T12:01:01.000Z');
});
