import exceljs from 'exceljs';

/** A workbook as another program than ours reads and writes it. */
export async function opened(path: string): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

export function firstSheet(workbook: exceljs.Workbook): exceljs.Worksheet {
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error('a workbook without a sheet');
  return sheet;
}

/** Column numbers by heading; a heading may be marked as required. */
export function columnsOf(sheet: exceljs.Worksheet, row = 1): Map<string, number> {
  const columns = new Map<string, number>();
  sheet.getRow(row).eachCell((cell, at) => columns.set(cell.text.replace(/[*＊\s]/g, ''), at));
  return columns;
}

/** Writes cells under their headings. */
export function fill(sheet: exceljs.Worksheet, row: number, cells: Record<string, string | Date>): void {
  const columns = columnsOf(sheet);
  for (const [heading, value] of Object.entries(cells)) {
    const column = columns.get(heading);
    if (!column) throw new Error(`no column ${heading}: ${[...columns.keys()]}`);
    sheet.getRow(row).getCell(column).value = value;
  }
}

/** A day as a spreadsheet keeps it: without a time zone. */
export const dayBefore = (days: number): Date => {
  const day = new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()));
};
