import { columnsFault, fieldOf, headingsKey, proposedColumns } from './import-fields.js';

describe('the columns of a file of people', () => {
  it.each([
    ['Nome e Cognome', 'NAME'],
    ['COGNOME E NOME', 'NAME'],
    ['E-mail *', 'EMAIL'],
    ['Posta elettronica (obbligatoria)', 'EMAIL'],
    ['Prénom', 'FIRST_NAME'],
    ['Surname', 'LAST_NAME'],
    ['Catégorie d’acteurs', 'CATEGORY'],
    ['Nel gruppo dal', 'MEMBER_SINCE'],
    ['Note', null],
  ])('“%s” is %s', (heading, field) => {
    expect(fieldOf(heading)).toBe(field);
  });

  it('are parted names where both parts are there, and whole names where one stands alone', () => {
    expect(proposedColumns(['Cognome', 'Nome', 'Mail'])).toEqual(['LAST_NAME', 'FIRST_NAME', 'EMAIL']);
    expect(proposedColumns(['Nome', 'Mail'])).toEqual(['NAME', 'EMAIL']);
    expect(proposedColumns(['Nominativo', 'Nome', 'Mail', 'PEC'])).toEqual(['NAME', null, 'EMAIL', null]);
  });

  it('are known again in another order, and not with others among them', () => {
    expect(headingsKey(['Chi', 'Dove'])).toBe(headingsKey(['dove', 'CHI']));
    expect(headingsKey(['Chi', 'Dove'])).not.toBe(headingsKey(['Chi', 'Dove', 'Quando']));
  });

  it('must name people, and nothing twice', () => {
    expect(columnsFault(['NAME', null])).toBeNull();
    expect(columnsFault(['LAST_NAME', 'FIRST_NAME'])).toBeNull();
    expect(columnsFault(['LAST_NAME', 'EMAIL'])).toEqual({ reason: 'nameMissing' });
    expect(columnsFault(['NAME', 'EMAIL', 'EMAIL'])).toEqual({ reason: 'twice', field: 'EMAIL' });
  });
});
