// Draws the code on the screen as pixels, in the colours it is shown in, and picks that picture.
const done = arguments[arguments.length - 1];
const code = document.querySelector("svg.code");
const ink = (element) => getComputedStyle(element).fill;
const [, , side] = code.getAttribute("viewBox").split(" ");
const [ground, marks] = [code.querySelector("rect"), code.querySelector("path")];
const canvas = document.createElement("canvas");
canvas.width = canvas.height = side * 5;
const brush = canvas.getContext("2d");
brush.fillStyle = ink(ground);
brush.fillRect(0, 0, canvas.width, canvas.height);
brush.scale(5, 5);
brush.fillStyle = ink(marks);
brush.fill(new Path2D(marks.getAttribute("d")));
canvas.toBlob((blob) => {
  const field = document.querySelector("input[type=file]");
  const files = new DataTransfer();
  files.items.add(new File([blob], "code.png", { type: "image/png" }));
  field.files = files.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  done(true);
}, "image/png");
