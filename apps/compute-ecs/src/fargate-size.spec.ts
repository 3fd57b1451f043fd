import { CPU_UNITS, memoryProblem } from './fargate-size';

test('the amounts of CPU are those of Fargate', () => {
  expect(CPU_UNITS).toEqual([256, 512, 1024, 2048, 4096, 8192, 16_384]);
});

test.each([
  [256, 512],
  [256, 2048],
  [512, 1024],
  [512, 4096],
  [1024, 8192],
  [2048, 5120],
  [4096, 30_720],
  [8192, 20_480],
  [16_384, 122_880],
])('%d units go with %d MiB', (cpu, memoryMiB) => {
  expect(memoryProblem(cpu, memoryMiB)).toBeUndefined();
});

test.each([
  [256, 1536, 'expected one of 512, 1024, 2048 with 256 units'],
  [256, 3072, 'expected one of 512, 1024, 2048 with 256 units'],
  [512, 512, 'expected 1024 to 4096 in steps of 1024 with 512 units'],
  [512, 5120, 'expected 1024 to 4096 in steps of 1024 with 512 units'],
  [1024, 2560, 'expected 2048 to 8192 in steps of 1024 with 1024 units'],
  [8192, 17_408, 'expected 16384 to 61440 in steps of 4096 with 8192 units'],
])('%d units do not go with %d MiB', (cpu, memoryMiB, problem) => {
  expect(memoryProblem(cpu, memoryMiB)).toBe(problem);
});
