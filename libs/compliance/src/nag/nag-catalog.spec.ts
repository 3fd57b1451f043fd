import { packOf, shortName } from '../judgement/rule-id';
import crosswalk from './crosswalk.json';
import { nagCatalog } from './nag-catalog';
import remedies from './remedies.json';

const catalog = [...nagCatalog().values()];
const names = (pack: string): string[] =>
  catalog.filter(({ id }) => packOf(id) === pack).map(({ id }) => shortName(id));

test('the list of citations has the rules of the HIPAA pack, no more and no fewer', () => {
  expect(names('HIPAA.Security').sort()).toEqual(Object.keys(crosswalk).sort());
});

test('all three packs are in the catalog', () => {
  expect(new Set(catalog.map(({ pack }) => pack))).toEqual(
    new Set(['HIPAA.Security', 'NIST.800.53.R5', 'AwsSolutions']),
  );
});

test('every rule of the HIPAA and NIST packs cites what asks for it', () => {
  const silent = catalog.filter(({ pack, citations }) => pack !== 'AwsSolutions' && citations.length === 0);
  expect(silent).toEqual([]);
});

test('no remedy is for a rule that is gone', () => {
  const known = new Set(catalog.map(({ id }) => shortName(id)));
  expect(Object.keys(remedies).filter((name) => !known.has(name))).toEqual([]);
});

test('every rule has a remedy and a description without citations', () => {
  const odd = catalog.filter(({ remedy, description }) => !remedy || /Control ID|\.$/.test(description));
  expect(odd).toEqual([]);
});

test('a rule that the pack calls a warning is one', () => {
  expect(catalog.find(({ id }) => shortName(id) === 'VPCDefaultSecurityGroupClosed')?.severity).toBe(
    'warning',
  );
});
