/** Numbers, days and codes as people read them. */

const NUMBER = new Intl.NumberFormat("en");
const MONTHS = "January February March April May June July August September October November December".split(" ");

/** 12345 as "12,345". */
export function number(n: number): string {
  return NUMBER.format(n);
}

/** "1 incident", "2 incidents", "1 entry", "3 entries". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** An ISO day, month, year or interval in words: "20 February 2022", "20 to 27 February 2022"; null is "no day known". */
export function days(value: string | null): string {
  if (!value) return "no day known";
  const [first = "", last] = value.split("/");
  if (last === undefined || last === first) return day(first);
  const [a, b] = [first.split("-"), last.split("-")];
  if (a.length === 3 && a[0] === b[0] && a[1] === b[1]) return `${Number(a[2])} to ${day(last)}`;
  return `${day(first)} to ${day(last)}`;
}

function day(value: string): string {
  const [y, m, d] = value.split("-");
  const month = m ? MONTHS[Number(m) - 1] : undefined;
  if (!month) return value;
  return d ? `${Number(d)} ${month} ${y}` : `${month} ${y}`;
}

/** A tally: "3", "3 to 9, best 6", "at least 3". */
export function tally({ low, best, high }: { readonly low: number; readonly best: number; readonly high: number | null }): string {
  if (high === null) return best === low ? `at least ${number(low)}` : `at least ${number(low)}, best ${number(best)}`;
  return low === high ? number(low) : `${number(low)} to ${number(high)}, best ${number(best)}`;
}

/** "heavy-weapons" as "heavy weapons", "ASSAULT" as "Assault". */
export function label(code: string): string {
  const words = code.replaceAll("-", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
