import { exampleLayer } from './example-layer';
import { movedValues } from './moved-values';

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
