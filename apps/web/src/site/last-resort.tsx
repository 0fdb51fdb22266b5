/**
 * When not even the messages could be loaded: the only words outside the catalogues, in all languages at once.
 * Reading the page again is all that is left to try.
 */
export function LastResort() {
  const words = [
    { lang: 'it', text: 'La pagina non si è caricata. Controlla la rete e riprova.', retry: 'Riprova' },
    { lang: 'en', text: 'The page did not load. Check your connection and try again.', retry: 'Try again' },
    { lang: 'fr', text: 'La page ne s’est pas chargée. Vérifiez votre connexion et réessayez.', retry: 'Réessayer' },
  ];
  return (
    <main className="container page">
      <h1>{'Percorso'}</h1>
      {words.map(({ lang, text, retry }) => (
        <div key={lang} lang={lang}>
          <p>{text}</p>
          <button type="button" className="btn btn-primary" onClick={() => location.reload()}>
            {retry}
          </button>
        </div>
      ))}
    </main>
  );
}
