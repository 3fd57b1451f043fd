import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecord, removeRecord, writeRecord } from './running-record';
import { temporaryFolder } from './testing/temporary-folder';

const record = { instance: 'i', pid: 1, port: 2, build: 'b', stubbedTypes: ['AWS::A::B'] };

describe('the record of what runs', () => {
  const folder = temporaryFolder();
  const path = () => join(folder(), 'running.json');

  it('reads what was written and leaves no other file', () => {
    writeRecord(path(), record);
    expect(readRecord(path())).toEqual(record);
    expect(readdirSync(folder())).toEqual(['running.json']);
  });

  it('is nothing when it is missing, removed, cut off or incomplete', () => {
    expect(readRecord(path())).toBeUndefined();
    writeRecord(path(), record);
    removeRecord(path());
    expect(readRecord(path())).toBeUndefined();
    writeFileSync(path(), '{"instance": "i", "pi');
    expect(readRecord(path())).toBeUndefined();
    writeFileSync(path(), '{"instance": "i", "pid": 1}');
    expect(readRecord(path())).toBeUndefined();
  });
});
