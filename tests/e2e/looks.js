// How light each part of a picture is, 0 to 255, row by row: base64 of PNG in, a grid of cells of 15 by 15 px out.
const [picture, done] = [arguments[0], arguments[arguments.length - 1]];
const CELL = 15;
(async () => {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const [wide, high] = [Math.floor(image.width / CELL), Math.floor(image.height / CELL)];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const cell = (column, row) => {
    const { data } = pen.getImageData(column * CELL, row * CELL, CELL, CELL);
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) sum += 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
    return Math.round(sum / (CELL * CELL));
  };
  done(Array.from({ length: high }, (_, row) => Array.from({ length: wide }, (_, column) => cell(column, row))));
})();
