/** Memory that Fargate offers with an amount of CPU, in MiB: from, to, and in which steps. */
interface MemoryRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const memoryRanges: Readonly<Record<number, MemoryRange>> = {
  512: { from: 1024, to: 4096, step: 1024 },
  1024: { from: 2048, to: 8192, step: 1024 },
  2048: { from: 4096, to: 16_384, step: 1024 },
  4096: { from: 8192, to: 30_720, step: 1024 },
  8192: { from: 16_384, to: 61_440, step: 4096 },
  16_384: { from: 32_768, to: 122_880, step: 8192 },
};

/** Too few steps to count. */
const SMALLEST: readonly number[] = [512, 1024, 2048];

/** Amounts of CPU that a task can have; 1024 are one virtual CPU. */
export const CPU_UNITS: readonly number[] = [256, ...Object.keys(memoryRanges).map(Number)];

/** What is wrong with an amount of memory for a task with that much CPU; undefined when nothing is. */
export function memoryProblem(cpu: number, memoryMiB: number): string | undefined {
  const range = memoryRanges[cpu];
  if (!range) {
    return SMALLEST.includes(memoryMiB)
      ? undefined
      : `expected one of ${SMALLEST.join(', ')} with ${cpu} units`;
  }
  const { from, to, step } = range;
  if (memoryMiB >= from && memoryMiB <= to && (memoryMiB - from) % step === 0) return undefined;
  return `expected ${from} to ${to} in steps of ${step} with ${cpu} units`;
}
