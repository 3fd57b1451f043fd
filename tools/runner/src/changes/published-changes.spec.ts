import type { FullTemplate } from '@hipaa-cdk/layer-templates';
import { publishedChanges } from './published-changes';
import { resourceOf } from '../testing/examples';

const NAME = '/hipaa/prod/network/vpcId';
const template = (Value?: unknown): FullTemplate =>
  Value === undefined
    ? {}
    : { Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Name: NAME, Value } } } };
const between = (before: unknown, after: unknown, resources = [resourceOf()]) =>
  publishedChanges({
    below: '/hipaa/prod/network/',
    deployed: template(before),
    wanted: template(after),
    resources,
    stored: new Map([[NAME, 'vpc-1']]),
    readers: new Map([[NAME, ['database']]]),
  });

test('a value that stays is not told', () => {
  expect(between({ Ref: 'Vpc' }, { Ref: 'Vpc' })).toEqual([]);
});

test('another value is told with the old one and its readers', () => {
  expect(between('a', 'b')).toEqual([
    { name: NAME, action: 'changed', before: 'vpc-1', after: 'b', readers: ['database'] },
  ]);
});

test('a value that comes from a resource that is replaced becomes another one', () => {
  const vpc = resourceOf({ logicalId: 'Vpc', action: 'replaced' });
  expect(between({ Ref: 'Vpc' }, { Ref: 'Vpc' }, [vpc])).toMatchObject([
    { action: 'changed', after: '${Vpc}, known when Vpc is replaced' },
  ]);
});

test('a value that goes still has its readers', () => {
  expect(between('a', undefined)).toMatchObject([{ action: 'removed', readers: ['database'] }]);
});

test('a new value is told as added', () => {
  expect(between(undefined, { Ref: 'Vpc' })).toMatchObject([{ action: 'added', after: '${Vpc}' }]);
});

test('a parameter of another name is no entry of the contract', () => {
  const other = {
    Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/other', Value: 'x' } } },
  };
  const props = {
    below: '/hipaa/prod/network/',
    resources: [],
    stored: new Map(),
    readers: new Map(),
  };
  expect(publishedChanges({ ...props, deployed: {}, wanted: other })).toEqual([]);
});
