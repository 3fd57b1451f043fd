import { TemplateView } from '../template-view';

import { rangeKind } from './traffic';

const view = new TemplateView({
  Resources: { Vpc: { Type: 'AWS::EC2::VPC' } },
  Parameters: {
    Open: { Type: 'String', Default: '0.0.0.0/0' },
    Closed: { Type: 'String', Default: '10.0.0.0/8' },
  },
});

test.each(['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '::/0', '0::/0', '2000::/3', { Ref: 'Open' }])(
  '%j is the internet',
  (range) => expect(rangeKind(range, view)).toBe('open'),
);

test.each([
  '10.0.0.0/8',
  '203.0.113.7/32',
  'fd00::/16',
  '2001:db8::/32',
  undefined,
  { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] },
])('%j is somebody in particular', (range) => expect(rangeKind(range, view)).toBe('closed'));

test.each([{ Ref: 'Closed' }, { Ref: 'Unknown' }, { 'Fn::ImportValue': 'x' }])(
  '%j does not show',
  (range) => {
    expect(rangeKind(range, view)).toBe('hidden');
  },
);

test.each(['0.0.0.0', '0.0.0.0/x', { a: 1 }])('%j is no range at all', (range) => {
  expect(rangeKind(range, view)).toBe('closed');
});
