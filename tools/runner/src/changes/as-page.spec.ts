import { changesAsPage } from './as-page';
import { changesOf, replacedCluster, resourceOf } from './testing/changes-of';

test('every layer has a row and a section', () => {
  const page = changesAsPage('prod', [changesOf(), changesOf({ layer: 'network', state: 'unchanged' })]);
  expect(page).toContain('<a href="#network">network</a></th><td>nothing to do</td>');
  expect(page).toContain('<section id="database" aria-labelledby="database-title">');
});

test('the page loads nothing, and may not', () => {
  const page = changesAsPage('prod', [changesOf({ resources: [replacedCluster] })]);
  expect(page).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
  expect(page).not.toMatch(/\b(src|href)="(?!#)|@import|url\(|<script/);
});

test('no text of a template becomes markup', () => {
  const evil = '"><img src=x onerror=alert(1)>';
  const page = changesAsPage('prod', [
    changesOf({
      basis: evil,
      resources: [
        resourceOf({ path: evil, topics: [evil], meaning: evil, properties: [{ path: evil, after: evil }] }),
      ],
      published: [{ name: evil, action: 'changed', before: evil, after: evil, readers: [evil] }],
      inputs: [{ name: evil, before: evil, after: evil }],
      notes: [evil],
    }),
  ]);
  expect(page).not.toContain('<img');
});

test('what is lost is told beside the resource', () => {
  const page = changesAsPage('prod', [changesOf({ resources: [replacedCluster] })]);
  expect(page).toContain(
    '<li class="replaced"><span class="action">replaced</span> <code>Database/Cluster</code>',
  );
  expect(page).toContain('<li>holds the databases; the old one is deleted with its content</li>');
});
