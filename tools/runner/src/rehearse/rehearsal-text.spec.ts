import { exampleLayer } from '../testing/layer-account';
import { movedLines, rehearsalTable, replacedLines, movedValues } from './rehearsal-text';
import type { Rehearsed } from './rehearse-layers';

const none = { added: [], changed: [], replaced: [], removed: [] };
const network: Rehearsed = {
  layer: 'network',
  result: 'updated',
  changes: { ...none, added: ['A', 'B'], replaced: ['Data'] },
};

test('a layer is one line: as it was, as it will be, and what changed', () => {
  const text = rehearsalTable([{ ...network, result: 'created', changes: none }], [network]);
  expect(text).toMatch(/^network +created +updated +\+2 !1$/m);
});

test('a layer that is not deployed again is told', () => {
  expect(rehearsalTable([network], [])).toMatch(/^network +updated +not deployed$/m);
});

test('a layer that is new has nothing before', () => {
  expect(rehearsalTable([], [network])).toMatch(/^network +updated/m);
});

test('a resource that is replaced is named with its type', () => {
  expect(replacedLines([network], [exampleLayer('network')])).toEqual([
    'network: Data (AWS::S3::Bucket) is replaced',
  ]);
});

test.each([
  [{ from: 'a', to: 'b', readers: ['x', 'y'] }, '/p changes from a to b; stale until deployed too: x, y'],
  [{ from: 'a', to: 'b', readers: [] }, '/p changes from a to b; nobody reads it'],
  [{ from: 'a', readers: ['x'] }, '/p is no longer published; stale until deployed too: x'],
])('a value that moves: %j', (moved, text) => {
  expect(movedLines([{ name: '/p', ...moved }])).toEqual([text]);
});

test('a long value is cut', () => {
  const [line = ''] = movedLines([{ name: '/p', from: 'x'.repeat(500), to: 'y', readers: [] }]);
  expect(line.length).toBeLessThan(120);
});

const VPC = '/hipaa/prod/network/vpcId';
const BUCKET = '/hipaa/prod/storage/bucketName';
const before = new Map([
  [VPC, 'vpc-1'],
  [BUCKET, 'b'],
]);

test('a value that moved is told with the layers that read it', () => {
  const readers = [
    exampleLayer('database', [VPC]),
    exampleLayer('auth', [VPC, BUCKET]),
    exampleLayer('users', [BUCKET]),
  ];
  expect(movedValues(before, new Map([...before, [VPC, 'vpc-2']]), readers)).toEqual([
    { name: VPC, from: 'vpc-1', to: 'vpc-2', readers: ['auth', 'database'] },
  ]);
});

test('a value that is no longer published has moved too', () => {
  expect(movedValues(before, new Map([[VPC, 'vpc-1']]), [])).toEqual([
    { name: BUCKET, from: 'b', to: undefined, readers: [] },
  ]);
});

test('a value that is published for the first time has no readers to break', () => {
  expect(movedValues(before, new Map([...before, ['/hipaa/prod/network/new', 'x']]), [])).toEqual([]);
});
