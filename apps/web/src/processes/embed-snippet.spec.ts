import { embedSnippet, linesOf } from './embed-snippet.js';

describe('the code for another site', () => {
  test('is a frame with the address in the language of the process, and its title as its name', () => {
    expect(embedSnippet('https://percorso.example.org', 'fr', 'iss', 'Santé')).toBe(
      '<iframe src="https://percorso.example.org/fr/embed/iss" title="Santé" width="100%" height="900" loading="lazy"></iframe>',
    );
  });

  test('stays one element, whatever the title is', () => {
    expect(embedSnippet('https://percorso.example.org', 'it', 'x', '"><script>&')).toContain('title="&quot;&gt;&lt;script&gt;&amp;"');
  });

  test('takes one site a line, however they were pasted', () => {
    expect(linesOf(' https://a.example \r\n\r\nhttps://b.example\n')).toEqual(['https://a.example', 'https://b.example']);
  });
});
